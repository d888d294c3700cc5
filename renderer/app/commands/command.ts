/** Something the user can do, as data: it feeds the palette, the buttons' tooltips, and the keyboard. */
export interface Command {
  /** Stable: `design.preview`. */
  readonly id: string;
  readonly name: string;
  /** Where it belongs, shown dim in the palette. */
  readonly group: string;
  /** "Mod+K", "Shift+Mod+Z", "1", "ArrowLeft". Mod is Ctrl, on a Mac ⌘. */
  readonly shortcut?: string;
  readonly enabled?: boolean;
  /** Works while a text field has the keyboard. */
  readonly whileTyping?: boolean;
  /** Leaves its key to any other command that has it too. */
  readonly givesWay?: boolean;
  perform(): void;
}
