import { Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DatasetEntry } from '../../../../shared/contract/datasets.ts';
import {
  EXPORT_FORMATS,
  EXPORTED_MASKS,
  type ExportChoices,
  type ExportedPictures,
  type ExportFormat,
  PICTURES_OF_FORMAT,
} from '../../../../shared/domain/dataset/exportOptions.ts';
import { ALL_FRAMES, isEverything } from '../../../../shared/domain/dataset/frameFilter.ts';
import { useLastAction } from '../../../app/lastAction.ts';
import { studio } from '../../../client/connection.ts';
import { texts } from '../../../texts/care.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatCount } from '../../../ui/format.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { putJobs } from '../../jobs/jobsStore.ts';
import styles from '../care/care.module.css';
import { splitsQuery } from '../care/queries.ts';
import { useGrid } from '../gridStore.ts';
import { filterOf } from '../selection.ts';
import { useFacets } from '../useFacets.ts';

const KEYPOINT_COUNTS = ['0', '17', '133'] as const;
const COUNT_OF = { '0': 0, '17': 17, '133': 133 } as const;
const NONE = '';

/** Writes a dataset, or the frames that are shown or chosen, in the format of others. */
export function ExportDialog({ dataset, onClose }: { readonly dataset: DatasetEntry; readonly onClose: () => void }) {
  const { filter, selection } = useGrid();
  const { data: splits = [] } = useQuery(splitsQuery(dataset.id));
  const hasChoice = selection.kind === 'all' || selection.frames.size > 0;
  // One frame was clicked to look at it, not to take it alone.
  const hasSeveral = selection.kind === 'all' || selection.frames.size > 1;
  const isFiltered = !isEverything(filter);
  const { data: facets } = useFacets(dataset.id, filter);
  const [format, setFormat] = useState<ExportFormat>('coco');
  const [masks, setMasks] = useState<ExportChoices['masks']>(['person', 'skin']);
  const [wanted, setWanted] = useState<ExportedPictures>('copy');
  const [segmentation, setSegmentation] = useState<ExportChoices['segmentation']>('rle');
  const [keypoints, setKeypoints] = useState<(typeof KEYPOINT_COUNTS)[number]>(dataset.kind === 'real' ? '0' : '17');
  const [which, setWhich] = useState<'all' | 'filtered' | 'chosen'>(hasSeveral ? 'chosen' : isFiltered ? 'filtered' : 'all');
  const [split, setSplit] = useState(NONE);
  const [out, setOut] = useState('');
  const ways: readonly ExportedPictures[] = PICTURES_OF_FORMAT[format];
  const pictures = ways.includes(wanted) ? wanted : 'copy';

  const start = useMutation({
    mutationFn: () =>
      studio().care.export({
        id: dataset.id,
        out: out.trim(),
        filter: which === 'all' ? ALL_FRAMES : which === 'filtered' ? filter : filterOf(selection, filter),
        options: { format, masks, pictures, segmentation, keypoints: COUNT_OF[keypoints], split: split === NONE ? null : split },
      }),
    onSuccess: (job) => {
      putJobs([job]);
      useLastAction.getState().tell(texts.started.export);
      onClose();
    },
  });
  const choices = [
    { value: 'all' as const, label: texts.selections.all(formatCount(dataset.frames)) },
    ...(isFiltered
      ? [
          {
            value: 'filtered' as const,
            label: facets === undefined ? texts.selections.filtered : texts.selections.filteredCount(formatCount(facets.matching)),
          },
        ]
      : []),
    ...(hasChoice
      ? [
          {
            value: 'chosen' as const,
            label: selection.kind === 'some' ? texts.selections.chosenCount(formatCount(selection.frames.size)) : texts.selections.chosen,
          },
        ]
      : []),
  ];
  const isReady = out.trim() !== '' && masks.length > 0 && !start.isPending;

  return (
    <Dialog
      title={texts.exportTitle(dataset.name)}
      onClose={onClose}
      size={520}
      action={{ label: texts.exportAction, perform: () => start.mutate(), disabled: !isReady }}
    >
      <Choice
        label={texts.format}
        labelled
        value={format}
        onChange={setFormat}
        options={EXPORT_FORMATS.map((value) => ({ value, label: texts.formats[value] }))}
      />
      <p className="hint">{texts.formatNotes[format]}</p>
      <div className={styles.columns}>
        <Choice label={texts.frames} labelled value={which} onChange={setWhich} options={choices} />
        <Choice
          label={texts.split}
          labelled
          value={split}
          onChange={setSplit}
          options={[{ value: NONE, label: texts.noSplit }, ...splits.map(({ name }) => ({ value: name, label: name }))]}
        />
        {format === 'coco' ? (
          <>
            <Choice
              label={texts.segmentation}
              labelled
              value={segmentation}
              onChange={setSegmentation}
              options={(['rle', 'polygons'] as const).map((value) => ({ value, label: texts.segmentations[value] }))}
            />
            <Choice
              label={texts.keypoints}
              labelled
              value={keypoints}
              onChange={setKeypoints}
              disabled={dataset.kind === 'real'}
              options={KEYPOINT_COUNTS.map((value) => ({ value, label: texts.keypointCounts[value] }))}
            />
          </>
        ) : null}
        <Choice
          label={texts.pictures}
          labelled
          value={pictures}
          onChange={setWanted}
          options={ways.map((value) => ({ value, label: texts.pictureWays[value] }))}
        />
        <fieldset className={styles.checks}>
          <legend>{texts.masks}</legend>
          {EXPORTED_MASKS.map((mask) => (
            <Checkbox
              key={mask}
              label={texts.mask[mask]}
              checked={masks.includes(mask)}
              onChange={(event) =>
                setMasks(EXPORTED_MASKS.filter((one) => (one === mask ? event.currentTarget.checked : masks.includes(one))))
              }
            />
          ))}
        </fieldset>
      </div>
      <TextField label={texts.out} value={out} onChange={setOut} placeholder={texts.outHint} autoFocus />
      <p className="hint">{texts.outNote}</p>
      {start.error === null ? null : <ErrorNote error={start.error} />}
    </Dialog>
  );
}
