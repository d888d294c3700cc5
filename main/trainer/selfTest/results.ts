import { inferenceGraph } from '../inference/inferenceGraph.ts';
import { encodeModel } from '../onnx/model.ts';
import type { DeviceName } from '../runtime/devices.ts';
import { openSession, valuesOf } from '../runtime/session.ts';
import { initialStatistics } from '../training/runningStatistics.ts';
import { buildStepModel } from '../training/stepGraph.ts';
import { caseFeeds, caseParameters, perParameter, type SelfTestCase } from './cases.ts';
import { type Projection, projectionOf } from './projection.ts';

/** What a case gives on a device. */
export interface CaseResult {
  readonly loss: number;
  /** Of each parameter's gradient. */
  readonly gradients: Readonly<Record<string, Projection>>;
  /** Of what the exported model says of the pictures. */
  readonly probabilities: Projection;
}

/** Computes a case on a device. @throws StudioError (`training`) when the device is missing or fails. */
export async function resultOf(of: SelfTestCase, device: DeviceName): Promise<CaseResult> {
  const feeds = caseFeeds(of);
  const session = await openSession(buildStepModel(of.options, true), { device });
  const outputs = await session.run(feeds);
  await session.release();
  const gradients = perParameter(of, valuesOf(outputs, 'gradient'));
  return {
    loss: valuesOf(outputs, 'loss')[0] ?? Number.NaN,
    gradients: Object.fromEntries([...gradients].map(([name, values]) => [name, projectionOf(values)])),
    probabilities: projectionOf(await probabilitiesOf(of, device)),
  };
}

async function probabilitiesOf(of: SelfTestCase, device: DeviceName): Promise<Float32Array> {
  const { model } = of.options;
  const statistics = model.norm === 'batch' ? initialStatistics(model) : new Float32Array();
  const graph = inferenceGraph(model, { parameters: caseParameters(of), statistics });
  const session = await openSession(encodeModel(graph, 'self-test'), { device });
  const { image } = caseFeeds(of);
  const outputs = await session.run(image === undefined ? {} : { image });
  await session.release();
  return valuesOf(outputs, 'probabilities');
}
