/** Every runtime of ours has it (Node, Chromium); this project sees neither's type library. */
interface AbortSignal {
  readonly aborted: boolean;
}
