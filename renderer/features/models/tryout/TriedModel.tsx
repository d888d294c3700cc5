import { Loader } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { assetUrl } from '../../../client/asset.ts';
import { studio } from '../../../client/connection.ts';
import { texts } from '../../../texts/tryout.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatDuration, formatFixed, formatShare } from '../../../ui/format.ts';
import { Overlaid } from './Overlaid.tsx';
import { paintFound } from './paint.ts';
import { planesQuery } from './planes.ts';
import { triedQuery } from './triedQuery.ts';
import styles from './tryout.module.css';
import { type PhotoInHand, useTryout } from './tryoutStore.ts';

interface TriedModelProps {
  readonly photo: PhotoInHand;
  /** Null is the colour rule. */
  readonly run: string | null;
  readonly name: string;
}

/** One model's view of the photograph in hand. */
export function TriedModel({ photo, run, name }: TriedModelProps) {
  const { size, threshold: asked, opacity, shown } = useTryout();
  const picture = { kind: 'photo', id: photo.id } as const;
  const { data: tried, error, isFetching, refetch } = useQuery(triedQuery(picture, run, size));
  const { data: planes } = useQuery(planesQuery(tried?.probabilities));
  const threshold = asked ?? tried?.threshold ?? 0.5;
  const painted = useMemo(
    () => (planes === undefined ? null : { width: planes.width, height: planes.height, ...paintFound(planes, threshold, shown) }),
    [planes, threshold, shown],
  );
  const download = useMutation({
    mutationFn: () => studio().tryout.mask({ picture, run, size, threshold }),
    onSuccess: ({ url }) => {
      const link = document.createElement('a');
      link.href = assetUrl(url);
      link.download = texts.maskName(photo.name, name);
      link.click();
    },
  });
  const problem = error ?? download.error;
  return (
    <figure className={styles.tried} aria-label={name} aria-busy={isFetching}>
      <figcaption>
        <strong>{name}</strong>
        {tried === undefined || painted === null ? null : (
          <span>
            <b data-testid="skin-share">{texts.skinShare(formatShare(painted.skinShare, 1))}</b>
            <em>
              {texts.took(tried.seconds < 1 ? `${formatFixed(tried.seconds * 1000, 0)} ms` : formatDuration(tried.seconds))} ·{' '}
              {texts.seen(tried.width, tried.height)}
            </em>
          </span>
        )}
        {isFetching || download.isPending ? <Loader size={14} aria-label={texts.working} /> : null}
        <IconButton label={texts.download} disabled={tried === undefined} onClick={() => download.mutate()}>
          <IconDownload />
        </IconButton>
      </figcaption>
      {problem === null ? null : <ErrorNote error={problem} onRetry={error === null ? undefined : () => void refetch()} />}
      <Overlaid
        image={photo.view}
        alt={photo.name}
        painted={error === null ? painted : null}
        opacity={opacity}
        wipes
        label={`${texts.overlay}: ${name}`}
      />
    </figure>
  );
}
