/** The outputs of a model, in their order on the channel axis. */
export const HEADS = ['skin', 'person'] as const;
