import { assetUrl } from '../../../client/asset.ts';
import { studio } from '../../../client/connection.ts';
import { sendPhoto } from './sendPhoto.ts';
import { useTryout } from './tryoutStore.ts';

/** Takes a photograph in hand. @throws StudioError as `sendPhoto`; `data` when it is no picture. */
export async function openPhoto(file: File): Promise<void> {
  const { view, ...photo } = await studio().tryout.open({ id: await sendPhoto(file) });
  useTryout.setState({ photo: { ...photo, name: file.name.replace(/\.[^.]+$/, ''), view: assetUrl(view) } });
}

/** The first file of a drop or a paste. */
export function fileIn(data: DataTransfer | null): File | null {
  return data?.files[0] ?? null;
}
