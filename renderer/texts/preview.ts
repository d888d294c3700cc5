/** Words of the preview: one frame as Blender renders it, in place of the 3D view. */
export const texts = {
  title: 'Preview',
  back: '3D view',
  live: 'Live',
  liveHint: 'Render again when the fields come to rest',
  mask: 'Mask overlay',
  maskHint: 'Lay the masks over the picture; the pointer wipes them',
  overlay: 'What is laid over the picture',
  throughCamera: (frame: number) => `Frame ${frame} through its camera`,
  frame: (frame: number) => `Frame ${frame}`,
  firstPicture: 'Blender renders the first picture; its start takes a few seconds',
  waiting: 'Waiting for the fields to rest',
  rendering: 'Rendering',
  refining: 'Refining',
  outdated: 'of an earlier setting',
  again: 'Render again',
  skin: (share: string) => `skin ${share}`,
} as const;
