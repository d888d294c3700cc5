export interface Clock {
  /** Milliseconds since any moment. */
  now(): number;
  /** Lets new questions come in. */
  pause(): Promise<void>;
}

/**
 * Answers questions one at a time: a newer one ends the work on an older, but never twice in a row, so that a value being
 * dragged is followed.
 * @param work on a question; yields where it may be left
 * @param failed told of a question whose work threw
 * @returns what to call with each question
 */
export function answerLatest<Question>(
  work: (question: Question) => Iterator<void, void>,
  failed: (question: Question, error: unknown) => void,
  { pause }: Pick<Clock, 'pause'>,
): (question: Question) => void {
  let latest: { readonly question: Question } | null = null;
  let isBusy = false;
  /** The last question was left for a newer one: this one is answered whatever comes. */
  let isOwed = false;

  async function answered(asked: { readonly question: Question }): Promise<void> {
    const steps = work(asked.question);
    while (!steps.next().done) {
      await pause();
      if (latest === asked || isOwed) continue;
      isOwed = true;
      return;
    }
    isOwed = false;
  }

  async function goOn(): Promise<void> {
    isBusy = true;
    for (let asked = latest; asked !== null; asked = latest) {
      try {
        await answered(asked);
      } catch (error) {
        failed(asked.question, error);
      }
      if (latest === asked) latest = null;
    }
    isBusy = false;
  }

  return (question) => {
    latest = { question };
    if (!isBusy) void goOn();
  };
}
