import { closeGallery } from '../../features/design/presets/galleryStore.ts';
import { texts as backgrounds } from '../../texts/backgrounds.ts';
import { texts as care } from '../../texts/care.ts';
import { texts as datasets } from '../../texts/datasets.ts';
import { texts as design } from '../../texts/design.ts';
import { texts as forecast } from '../../texts/forecast.ts';
import { texts as jobs } from '../../texts/jobs.ts';
import { texts as models } from '../../texts/models.ts';
import { texts as presets } from '../../texts/presets.ts';
import { texts as settings } from '../../texts/settings.ts';
import { texts as view } from '../../texts/view.ts';
import type { Command } from '../commands/command.ts';
import { performIn } from '../commands/later.ts';
import type { Workspace } from '../workspace.ts';

/** What each workspace does most, by the ids of its own commands. */
const ACTIONS: readonly (readonly [Workspace, string, string, string])[] = [
  ['design', 'design.preview', design.title, design.preview],
  ['design', 'design.render', design.title, `${design.renderDataset}…`],
  ['design', 'design.save', design.preset, design.save],
  ['design', 'presets.gallery', presets.title, presets.all],
  ['design', 'presets.new', presets.title, `${presets.create}…`],
  ['design', 'design.rename', design.preset, design.renamePreset],
  ['design', 'design.duplicate', design.preset, design.duplicatePreset],
  ['design', 'design.history', design.preset, `${presets.history}…`],
  ['design', 'design.remove', design.preset, design.removePreset],
  ['design', 'design.play', design.title, view.play],
  ['design', 'design.lock', design.title, view.lock],
  ['design', 'design.import', design.title, `${design.importFile}…`],
  ['design', 'design.export', design.preset, design.exportFile],
  ['design', 'design.forecast', design.title, forecast.toggle],
  ['backgrounds', 'backgrounds.add', backgrounds.title, `${backgrounds.add}…`],
  ['backgrounds', 'backgrounds.clean', backgrounds.title, backgrounds.acceptAllClean],
  ['backgrounds', 'backgrounds.scan', backgrounds.title, `${backgrounds.scan}…`],
  ['datasets', 'datasets.import', datasets.title, `${datasets.import}…`],
  ['datasets', 'datasets.remove', datasets.title, datasets.remove],
  ['datasets', 'care.export', care.group, care.items.export],
  ['datasets', 'care.split', care.group, care.items.split],
  ['datasets', 'care.check', care.group, care.items.check],
  ['models', 'models.train', models.title, `${models.train}…`],
  ['models', 'models.evaluate', models.title, `${models.evaluate}…`],
  ['models', 'models.remove', models.title, models.remove],
  ['jobs', 'jobs.resumeAll', jobs.title, jobs.resumeEvery],
  ['jobs', 'jobs.clear', jobs.title, jobs.clear],
  ['settings', 'settings.look', settings.title, settings.lookAgain],
];

/** The palette offers these from everywhere: they go to their workspace and do it there. */
export const ELSEWHERE: readonly Command[] = ACTIONS.map(([workspace, id, group, name]) => ({
  id,
  name,
  group,
  perform: () => {
    // The gallery stands in the place of the design and offers none of its commands.
    if (id.startsWith('design.')) closeGallery();
    performIn(workspace, id);
  },
}));
