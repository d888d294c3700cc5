import type { MistakeOrder } from '../../shared/contract/mistakes.ts';
import type { SliceBy } from '../../shared/domain/scores/slices.ts';

/** Words of the browser of errors. */
export const texts = {
  title: 'Errors',
  back: 'Back to the runs',
  scored: 'Scored',
  scoredSet: (dataset: string, size: number) => `${dataset} · ${size} px`,
  none: 'No scored pictures yet',
  noneNext: 'Evaluate this run on a dataset: its worst pictures then stand here first, with what was marked too much and too little.',
  order: 'Order',
  orders: {
    iou: 'Worst first',
    falsePositive: 'Most marked too much',
    falseNegative: 'Most missed',
    skinShare: 'Least skin',
  } satisfies Record<MistakeOrder, string>,
  slices: 'Scores by slice',
  sliceBy: 'By',
  by: {
    skinShare: 'Share of skin',
    framing: 'Framing',
    skinType: 'Skin type',
    viewAngle: 'Angle from the front',
    brightness: 'Brightness',
    clothing: 'Clothing',
    subset: 'Part of the dataset',
  } satisfies Record<SliceBy, string>,
  unknown: 'not known',
  words: { face: 'Face', portrait: 'Portrait', 'full body': 'Full body', part: 'Part of a body', nobody: 'Nobody' } as Readonly<
    Record<string, string>
  >,
  between: (from: string, to: string | null) => (to === null ? `${from} and more` : `${from} – ${to}`),
  sliceHint:
    'Mean IoU ± standard deviation over the pictures. The bar goes from 0 to 1: filled is the middle half, the tick is the median. Click a slice to see its pictures only.',
  columns: { slice: 'Slice', pictures: 'Pictures', iou: 'IoU' },
  all: 'All pictures',
  allOf: (count: string) => `${count} pictures`,
  sliceOf: (by: string, slice: string) => `${by} ${slice}`,
  iou: (value: string) => `IoU ${value}`,
  picture: 'Picture',
  legend: 'Colours',
  right: 'Right',
  tooMuch: 'Marked too much',
  tooLittle: 'Missed',
  shown: 'Show',
  shows: { mistakes: 'Errors', truth: 'Truth', prediction: 'Prediction' },
  threshold: 'Threshold',
  thresholdHint: 'Scores of the list are at the evaluation’s threshold; this moves what is drawn, and the IoU below the picture.',
  opacity: 'Opacity',
  viewer: 'Picture with errors',
  viewerHint: '← → walk · B changes between errors, truth and prediction · move the pointer to wipe',
  facts: { iou: 'IoU', here: 'IoU at this threshold', tooMuch: 'Marked too much', tooLittle: 'Missed', skin: 'Skin' },
  gone: 'This picture is not in the library any more.',
  loading: 'Loading',
} as const;
