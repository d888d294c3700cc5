import { texts as backgrounds } from '../../texts/backgrounds.ts';
import { texts as care } from '../../texts/care.ts';
import { texts as datasets } from '../../texts/datasets.ts';
import { texts as design } from '../../texts/design.ts';
import { texts as forecast } from '../../texts/forecast.ts';
import { texts as jobs } from '../../texts/jobs.ts';
import { texts as models } from '../../texts/models.ts';
import { texts as settings } from '../../texts/settings.ts';
import type { Command } from '../commands/command.ts';
import { performIn } from '../commands/later.ts';
import type { Workspace } from '../workspace.ts';

/** What each workspace does most, by the ids of its own commands. */
const ACTIONS: readonly (readonly [Workspace, string, string, string])[] = [
  ['design', 'design.preview', design.title, design.preview],
  ['design', 'design.render', design.title, `${design.renderDataset}…`],
  ['design', 'design.save', design.title, design.save],
  ['design', 'design.import', design.title, `${design.importFile}…`],
  ['design', 'design.export', design.title, design.exportFile],
  ['design', 'design.forecast', design.title, forecast.toggle],
  ['backgrounds', 'backgrounds.add', backgrounds.title, `${backgrounds.add}…`],
  ['backgrounds', 'backgrounds.scan', backgrounds.title, `${backgrounds.scan}…`],
  ['datasets', 'datasets.import', datasets.title, `${datasets.import}…`],
  ['datasets', 'datasets.remove', datasets.title, datasets.remove],
  ['datasets', 'care.export', care.group, care.items.export],
  ['datasets', 'care.split', care.group, care.items.split],
  ['datasets', 'care.check', care.group, care.items.check],
  ['models', 'models.train', models.title, `${models.train}…`],
  ['models', 'models.evaluate', models.title, `${models.evaluate}…`],
  ['models', 'models.remove', models.title, models.remove],
  ['jobs', 'jobs.clear', jobs.title, jobs.clear],
  ['settings', 'settings.look', settings.title, settings.lookAgain],
];

/** The palette offers these from everywhere: they go to their workspace and do it there. */
export const ELSEWHERE: readonly Command[] = ACTIONS.map(([workspace, id, group, name]) => ({
  id,
  name,
  group,
  perform: () => performIn(workspace, id),
}));
