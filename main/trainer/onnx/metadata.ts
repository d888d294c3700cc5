import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from './onnx_pb.ts';

/**
 * Custom properties of an ONNX model.
 * @throws Error when the bytes are no protobuf message.
 */
export function readMetadata(model: Uint8Array): Record<string, string> {
  const { metadataProps } = fromBinary(ModelProtoSchema, model, { readUnknownFields: false });
  return Object.fromEntries(metadataProps.map(({ key, value }) => [key, value]));
}
