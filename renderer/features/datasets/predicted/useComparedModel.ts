import { useWorkspace } from '../../../app/workspace.ts';
import { useModelChoice } from '../../models/tryout/useModelChoice.ts';
import { usePrediction } from './predictionStore.ts';

type Offered = ReturnType<typeof useModelChoice>['offered'];

/** Models of the library and the colour rule, and the one that is compared: the last chosen, else the run that is open in Models. */
export function useComparedModel(): { readonly offered: Offered; readonly model: Offered[number] | undefined } {
  const { offered } = useModelChoice();
  const wanted = usePrediction((state) => state.model);
  const open = useWorkspace((state) => state.run);
  return { offered, model: offered.find(({ key }) => key === wanted) ?? offered.find(({ key }) => key === open) ?? offered[0] };
}
