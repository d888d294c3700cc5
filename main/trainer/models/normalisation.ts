import { multiply, subtract } from '../graph/elementwise.ts';
import type { Tensor } from '../graph/tensor.ts';

/** What is fed to a model: sRGB values as they are stored, divided by 255. The rest happens inside the graph. */
export const INPUT_SCALE = 1 / 255;

/** Centres and scales an image 0 … 1 to about unit variance. Part of the model, so that users of the file need not know it. */
export function normaliseInput(image: Tensor): Tensor {
  return multiply(subtract(image, 0.5), 4);
}
