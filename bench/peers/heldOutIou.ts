import type { SampleSource } from '../../main/trainer/index.ts';
import { inferenceGraph } from '../../main/trainer/inference/inferenceGraph.ts';
import { encodeModel } from '../../main/trainer/onnx/model.ts';
import { openSession, tensor, valuesOf } from '../../main/trainer/runtime/session.ts';
import type { Recipe } from '../../shared/domain/training/recipe.ts';

/** IoU of skin at the threshold of a half, pooled over all pictures, each at its own size; for group norm. */
export async function heldOutIou(model: Recipe['model'], parameters: Float32Array, source: SampleSource): Promise<number> {
  const session = await openSession(encodeModel(inferenceGraph(model, { parameters, statistics: new Float32Array() }), 'held-out'));
  let both = 0;
  let either = 0;
  for (let index = 0; index < source.length; index++) {
    const { width, height, rgb, skin } = await source.read(index);
    const pixels = width * height;
    const planes = Float32Array.from({ length: 3 * pixels }, (_, k) => (rgb[3 * (k % pixels) + Math.floor(k / pixels)] ?? 0) / 255);
    const found = valuesOf(await session.run({ image: tensor(planes, [1, 3, height, width]) }), 'probabilities');
    for (let k = 0; k < pixels; k++) {
      const predicted = (found[k] ?? 0) > 0.5;
      const truth = (skin[k] ?? 0) > 127;
      if (predicted && truth) both++;
      if (predicted || truth) either++;
    }
  }
  await session.release();
  return both / Math.max(1, either);
}
