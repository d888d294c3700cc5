import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLastAction } from '../../app/lastAction.ts';
import { studio } from '../../client/connection.ts';
import { presetAssetsQuery, queryClient, statusQuery } from '../../client/queries.ts';
import { texts } from '../../texts/design.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { formatCount } from '../../ui/format.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { Row } from '../../ui/Row.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useChosenJob } from '../jobs/chosenJob.ts';
import { putJobs } from '../jobs/jobsStore.ts';
import { MannerFields } from '../jobs/render/MannerFields.tsx';
import { useManner, useRenderForecast } from '../jobs/render/manner.ts';
import { SetUpBlender } from '../tour/SetUpBlender.tsx';
import { useDesign } from './designStore.ts';

/** Asks for a name and a number of frames, and starts the job. */
export function RenderDialog({ onClose }: { readonly onClose: () => void }) {
  const preset = useDesign((state) => state.preset);
  const [name, setName] = useState(preset.name);
  const [frames, setFrames] = useState(preset.frames);
  const [evenIfFull, setEvenIfFull] = useState(false);
  const manner = useManner();
  const forecast = useRenderForecast(preset, frames, null);
  const { data: status } = useQuery(statusQuery);
  const render = useMutation({
    mutationFn: () => studio().datasets.render({ preset, name: name.trim(), frames, manner: { ...manner, evenIfFull } }),
    onSuccess: (job) => {
      putJobs([job]);
      useChosenJob.setState({ id: job.id });
      void queryClient.invalidateQueries({ queryKey: ['datasets'] });
      useLastAction.getState().tell(texts.started(name.trim()));
      onClose();
    },
  });
  const accepted = useQuery(presetAssetsQuery).data?.userBackgrounds.length ?? 0;
  const { photographs, patterns, userFolder } = preset.room.backgrounds;
  const lacksPhotographs = accepted === 0 && photographs + patterns === 0 && preset.room.pBackground > 0;
  const isRefused = forecast?.disk.fit === 'full' && !evenIfFull;
  const noBlender = status !== undefined && status.blender === null;
  return (
    <Dialog
      title={texts.renderTitle}
      onClose={onClose}
      action={{
        label: texts.render,
        perform: () => render.mutate(),
        disabled: name.trim() === '' || noBlender || lacksPhotographs || isRefused || render.isPending,
      }}
    >
      <TextField label={texts.datasetName} value={name} onChange={setName} autoFocus />
      <Row label={texts.framesCount}>
        <NumberField
          label={texts.framesCount}
          value={frames}
          initial={preset.frames}
          min={1}
          max={10_000_000}
          softMax={10_000}
          step={10}
          digits={0}
          integer
          onChange={(next) => {
            setFrames(next);
            return null;
          }}
        />
      </Row>
      <MannerFields forecast={forecast} evenIfFull={evenIfFull} onEvenIfFull={setEvenIfFull} />
      {accepted > 0 && userFolder > 0 ? <p className="hint">{texts.renderPhotographs(formatCount(accepted))}</p> : null}
      {lacksPhotographs ? <p className="hint">{texts.renderNoPhotographs}</p> : null}
      <p className="hint">{texts.renderNote(`${preset.render.width} × ${preset.render.height}`, preset.render.samples)}</p>
      {noBlender ? <SetUpBlender problem={status.blenderProblem} /> : null}
      {render.error === null ? null : <ErrorNote error={render.error} />}
    </Dialog>
  );
}
