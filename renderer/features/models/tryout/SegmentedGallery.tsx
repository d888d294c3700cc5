import { IconArrowLeft } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { assetUrl } from '../../../client/asset.ts';
import { studio } from '../../../client/connection.ts';
import { texts } from '../../../texts/tryout.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { formatCount, formatShare } from '../../../ui/format.ts';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { showModels } from '../view.ts';
import styles from './tryout.module.css';

const PAGE = 60;

/** What a segmentation found in the photographs of a folder. */
export function SegmentedGallery({ out }: { readonly out: string }) {
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['segmented', out],
    staleTime: 0,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => studio().tryout.segmented({ out, offset: pageParam, limit: PAGE }, { signal }),
    getNextPageParam: ({ total }, pages) => (pages.length * PAGE < total ? pages.length * PAGE : undefined),
  });
  const head = data?.pages[0];
  return (
    <>
      <Toolbar
        title={texts.segmented}
        detail={head === undefined ? out : `${out} · ${texts.segmentedCount(formatCount(head.total), head.failed)}`}
      >
        <IconButton label={texts.back} onClick={() => showModels({ kind: 'runs' })}>
          <IconArrowLeft />
        </IconButton>
      </Toolbar>
      <div className={styles.gallery}>
        {error === null ? null : <ErrorNote error={error} />}
        <ul aria-label={texts.segmented}>
          {data?.pages.flatMap(({ pictures }) =>
            pictures.map(({ name, thumbnail, skinShare }) => (
              <li key={thumbnail}>
                <img src={assetUrl(thumbnail)} alt={name} loading="lazy" decoding="async" />
                <span title={name}>{name}</span>
                <em>{texts.skinShare(formatShare(skinShare, 1))}</em>
              </li>
            )),
          )}
        </ul>
        {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{texts.more}</Button> : null}
      </div>
    </>
  );
}
