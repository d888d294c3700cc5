/** Name of the one IPC channel between a window and its host; frames of the contract go both ways on it. */
export const FRAME_CHANNEL = 's2m:frame';
