import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { DatasetEntry } from '../../../../shared/contract/datasets.ts';
import type { Command } from '../../../app/commands/command.ts';
import { useCommands } from '../../../app/commands/registry.ts';
import { texts as datasetTexts } from '../../../texts/datasets.ts';
import { texts } from '../../../texts/render.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { AddFramesDialog } from './AddFramesDialog.tsx';

/** For datasets that the studio rendered: more of the same. */
export function AddFramesButton({ dataset }: { readonly dataset: DatasetEntry }) {
  const [asking, setAsking] = useState(false);
  const isRendered = dataset.kind === 'synthetic' && !dataset.missing;
  useCommands(
    useMemo(
      (): Command[] => [
        {
          id: 'datasets.addFrames',
          name: `${texts.addFrames}…`,
          group: datasetTexts.title,
          enabled: isRendered,
          perform: () => setAsking(true),
        },
      ],
      [isRendered],
    ),
  );
  if (!isRendered) return null;
  return (
    <>
      <IconButton label={texts.addFrames} onClick={() => setAsking(true)}>
        <IconPlus />
      </IconButton>
      {asking ? <AddFramesDialog key={dataset.id} dataset={dataset} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
