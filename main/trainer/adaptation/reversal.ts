/** λ(p) = 2/(1 + e^(−γp)) − 1 (Ganin et al. 2016, section 5.2.2): 0 at the start, near 1 at the end of the training. */
export function reversalAt(step: number, totalSteps: number, gamma: number): number {
  const course = totalSteps <= 1 ? 1 : Math.min(1, step / (totalSteps - 1));
  return 2 / (1 + Math.exp(-gamma * course)) - 1;
}
