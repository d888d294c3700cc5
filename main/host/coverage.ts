import type { Api } from '../../shared/contract/api.ts';
import type { Held } from '../../shared/contract/coverage.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { FRAMING_CLASSES } from '../../shared/domain/variety/framing.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { existingDataset } from './frames.ts';

/** What datasets hold, for the forecast to be compared with. */
export function coverageHandlers(catalogue: Catalogue): Handlers<Api>['coverage'] {
  return {
    async held({ dataset, most }): Promise<Held> {
      const { columns } = await catalogue.browse.view(existingDataset(catalogue, dataset).id);
      const step = Math.max(1, columns.size / most);
      const rows = Array.from({ length: Math.min(columns.size, most) }, (_, place) => Math.floor(place * step));
      const skin = columns.numbers('skinShare');
      const person = columns.numbers('personShare');
      const framing = columns.words('framingClass');
      return {
        frames: columns.size,
        numbers: rows.map((row) => columns.frames[row] ?? 0),
        skinShare: rows.map((row) => skin[row] ?? 0),
        personShare: rows.map((row) => known(person[row])),
        framing: rows.map((row) => {
          const word = framing.known[(framing.codes[row] ?? 0) - 1];
          return FRAMING_CLASSES.find((name) => name === word) ?? null;
        }),
      };
    },
  };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
