/** Set-up cannot go on; `next` is the one thing that the user has to do. */
export class SetupStop extends Error {
  constructor(message, next) {
    super(message);
    this.next = next;
  }
}

/**
 * A step is { name, size, isDone(), do(say), says() }: `isDone` is quick and starts no Blender, `size` says in words what there is
 * to download, `says` what is there when it is done.
 * Runs those that are not done; answers what each says.
 */
export async function runSteps(steps, print) {
  const summary = [];
  for (const step of steps) {
    if (!(await step.isDone())) {
      print(`• ${step.name}${step.size ? `: ${step.size}` : ''}`);
      await step.do((line) => print(`  ${line}`));
    }
    summary.push(await step.says());
  }
  return summary;
}

/** Prints why set-up stopped and what to do. Answers the exit code. */
export function explainStop(error) {
  const expected = error instanceof SetupStop || error.name === 'StudioError';
  console.error(`\nSet-up cannot go on: ${expected ? error.message : error.stack}`);
  console.error(error.next ? `→ ${error.next}` : '→ Run it again; if it stops at the same place, report it with all of the above.');
  return 1;
}
