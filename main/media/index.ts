/** Pictures on their way to the window: thumbnails, encoded masks, and the handler that answers for them. */
export { type AssetSources, assetHandler } from './assetHandler.ts';
export { type Encoded, encodeImage, encodeMask } from './encode.ts';
export { openPhoto } from './photos.ts';
export { previewPath } from './previews.ts';
export { makeThumbnail, type Picture, thumbnailPath } from './thumbnails.ts';
export { trialFolder, trialPath } from './trials.ts';
export { uploadFolder, uploadPath } from './uploads.ts';
export { backgroundUrl, type PictureKind, packPictureUrl, pictureUrl, previewUrl, thumbnailUrl, trialUrl } from './urls.ts';
