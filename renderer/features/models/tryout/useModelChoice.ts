import { useQuery } from '@tanstack/react-query';
import { useWorkspace } from '../../../app/workspace.ts';
import { runsQuery } from '../../../client/queries.ts';
import { texts } from '../../../texts/tryout.ts';
import { distinctNames } from '../distinctNames.ts';
import { COLOUR_RULE, useTryout } from './tryoutStore.ts';

interface OfferedModel {
  readonly key: string;
  /** Null is the colour rule. */
  readonly run: string | null;
  readonly name: string;
}

/** Models that can be tried, and those that are: at first the run that is open, beside the colour rule. */
export function useModelChoice(): { readonly offered: readonly OfferedModel[]; readonly chosen: readonly OfferedModel[] } {
  const { data: runs = [] } = useQuery(runsQuery);
  const open = useWorkspace((state) => state.run);
  const models = useTryout((state) => state.models);
  const trained = runs.filter(({ model }) => model !== null);
  const names = distinctNames(trained);
  const offered = [
    ...trained.map(({ id, name }) => ({ key: id, run: id, name: names.get(id) ?? name })),
    { key: COLOUR_RULE, run: null, name: texts.colourRule },
  ];
  const first = trained.find(({ id }) => id === open) ?? trained[0];
  const wanted = models ?? [...(first === undefined ? [] : [first.id]), COLOUR_RULE];
  return { offered, chosen: offered.filter(({ key }) => wanted.includes(key)) };
}
