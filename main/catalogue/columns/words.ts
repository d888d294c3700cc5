/** Words as codes from 1 on; 0 is "not known". */
export class Words {
  readonly known: string[] = [];
  readonly #codes = new Map<string, number>();

  codeOf(word: string | null): number {
    if (word === null) return 0;
    const code = this.#codes.get(word);
    if (code !== undefined) return code;
    this.known.push(word);
    this.#codes.set(word, this.known.length);
    return this.known.length;
  }

  /** 0 for a word that no frame has: nothing but "not known" has it. */
  find(word: string): number {
    return this.#codes.get(word) ?? 0;
  }
}
