import { IconArrowLeft, IconCamera, IconFolder, IconPhoto, IconUpload } from '@tabler/icons-react';
import { useIsFetching, useMutation } from '@tanstack/react-query';
import { type DragEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Command } from '../../../app/commands/command.ts';
import { useCommands } from '../../../app/commands/registry.ts';
import { shortcutLabel } from '../../../app/commands/shortcut.ts';
import { InspectorLayout, InspectorToggle } from '../../../app/shell/InspectorLayout.tsx';
import { texts } from '../../../texts/tryout.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatCount } from '../../../ui/format.ts';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { showModels } from '../view.ts';
import { fileIn, openPhoto } from './photos.ts';
import { SegmentFolderDialog } from './SegmentFolderDialog.tsx';
import { TriedModel } from './TriedModel.tsx';
import { TryoutInspector } from './TryoutInspector.tsx';
import styles from './tryout.module.css';
import { useTryout } from './tryoutStore.ts';
import { useModelChoice } from './useModelChoice.ts';
import { useWebcam } from './useWebcam.ts';

const ACCEPTED = 'image/*,.tif,.tiff,.avif';

/** Models at work on a photograph, side by side. */
export function Tryout() {
  const photo = useTryout((state) => state.photo);
  const { chosen } = useModelChoice();
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isLive, setLive] = useState(false);
  const [isSegmenting, setSegmenting] = useState(false);
  const [webcamProblem, setWebcamProblem] = useState<unknown>(null);
  const busy = useIsFetching({ queryKey: ['tried'] });
  const { mutate, error, isPending } = useMutation({ mutationFn: openPhoto });
  const take = (file: File) => {
    setLive(false);
    setWebcamProblem(null);
    mutate(file);
  };
  useWebcam(
    isLive,
    () => busy > 0,
    (problem) => {
      setLive(false);
      setWebcamProblem(problem);
    },
  );
  const receive = useEffectEvent(take);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = fileIn(event.clipboardData);
      if (file !== null) receive(file);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'tryout.choose', name: `${texts.choose}…`, group: texts.title, shortcut: 'Mod+O', perform: () => picker.current?.click() },
        { id: 'tryout.webcam', name: texts.webcam, group: texts.title, perform: () => setLive((live) => !live) },
        { id: 'tryout.folder', name: `${texts.segmentFolder}…`, group: texts.title, perform: () => setSegmenting(true) },
        { id: 'tryout.back', name: texts.back, group: texts.title, perform: () => showModels({ kind: 'runs' }) },
      ],
      [],
    ),
  );
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = fileIn(event.dataTransfer);
    if (file !== null) take(file);
  };
  const problem = webcamProblem ?? error;
  const startWebcam = () => {
    setWebcamProblem(null);
    setLive(true);
  };
  return (
    <InspectorLayout id="tryout" inspector={<TryoutInspector />}>
      <Toolbar
        title={texts.title}
        detail={photo === null ? undefined : `${photo.name} · ${texts.photoSize(formatCount(photo.width), formatCount(photo.height))}`}
      >
        <Button icon={<IconUpload />} onClick={() => picker.current?.click()} shortcut={shortcutLabel('Mod+O')}>
          {texts.choose}
        </Button>
        <IconButton label={isLive ? texts.stopWebcam : texts.webcam} pressed={isLive} onClick={isLive ? () => setLive(false) : startWebcam}>
          <IconCamera />
        </IconButton>
        <IconButton label={texts.segmentFolder} onClick={() => setSegmenting(true)}>
          <IconFolder />
        </IconButton>
        <IconButton label={texts.back} onClick={() => showModels({ kind: 'runs' })}>
          <IconArrowLeft />
        </IconButton>
        <InspectorToggle />
      </Toolbar>
      <input
        ref={picker}
        type="file"
        accept={ACCEPTED}
        hidden
        aria-label={texts.choose}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0] ?? null;
          event.currentTarget.value = '';
          if (file !== null) take(file);
        }}
      />
      <section
        aria-label={texts.title}
        className={styles.stage}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {problem === null ? null : <ErrorNote error={problem} onRetry={webcamProblem === null ? undefined : startWebcam} />}
        {photo === null ? (
          <EmptyState
            picture={<IconPhoto size={56} stroke={1} />}
            title={isPending ? texts.sending : isOver ? texts.dropNow : texts.drop}
            action={
              <Button kind="primary" onClick={() => picker.current?.click()}>
                {texts.choose}
              </Button>
            }
          >
            {texts.dropNote}
          </EmptyState>
        ) : chosen.length === 0 ? (
          <p className="hint">{texts.chooseModel}</p>
        ) : (
          <div className={styles.side} data-count={Math.min(chosen.length, 4)}>
            {chosen.map(({ key, run, name }) => (
              <TriedModel key={key} photo={photo} run={run} name={name} />
            ))}
          </div>
        )}
        {isOver && photo !== null ? <div className={styles.over}>{texts.dropNow}</div> : null}
      </section>
      {isSegmenting ? <SegmentFolderDialog onClose={() => setSegmenting(false)} /> : null}
    </InspectorLayout>
  );
}
