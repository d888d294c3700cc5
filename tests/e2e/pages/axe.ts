import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const Found = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
});

/** What axe finds serious or critical inside `scope`, one entry for each kind with the elements it was found on, and why. */
export async function seriousViolations(page: Page, scope = 'body'): Promise<string[]> {
  const run = `axe.run(${JSON.stringify(scope)}, { resultTypes: ['violations'] })`;
  const { violations } = Found.parse(
    await page.evaluate(`window.axe === undefined ? (() => { ${axe.source}; return ${run}; })() : ${run}`),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary = '' }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`,
    );
}
