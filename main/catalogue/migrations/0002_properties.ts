import type { Migration } from './migration.ts';

/**
 * What people filter and sort by, and how many frames a dataset has without counting them. Rendered datasets of before are
 * read once more when they are next looked at (`properties_version` 0).
 */
export const properties: Migration = {
  version: 2,
  name: 'properties',
  up(db) {
    db.exec(`
      ALTER TABLE frames ADD COLUMN clothed_share REAL;
      ALTER TABLE frames ADD COLUMN view_angle REAL;
      ALTER TABLE frames ADD COLUMN focal_length REAL;
      ALTER TABLE frames ADD COLUMN camera_height REAL;
      ALTER TABLE frames ADD COLUMN ita REAL;
      ALTER TABLE frames ADD COLUMN ita_darkest REAL;
      ALTER TABLE frames ADD COLUMN ita_lightest REAL;
      ALTER TABLE frames ADD COLUMN people INTEGER;
      ALTER TABLE frames ADD COLUMN age REAL;
      ALTER TABLE frames ADD COLUMN lights INTEGER;
      ALTER TABLE frames ADD COLUMN brightness REAL;
      ALTER TABLE frames ADD COLUMN framing_class TEXT;
      ALTER TABLE frames ADD COLUMN framing TEXT;
      ALTER TABLE frames ADD COLUMN skin_type TEXT;
      ALTER TABLE frames ADD COLUMN sex TEXT;
      ALTER TABLE frames ADD COLUMN clothing TEXT;
      ALTER TABLE frames ADD COLUMN room TEXT;
      ALTER TABLE frames ADD COLUMN backgrounds TEXT;
      -- Files were not found when they were last looked for.
      ALTER TABLE frames ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;

      ALTER TABLE datasets ADD COLUMN frame_count INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE datasets ADD COLUMN skin_sum REAL NOT NULL DEFAULT 0;
      ALTER TABLE datasets ADD COLUMN properties_version INTEGER NOT NULL DEFAULT 0;
      UPDATE datasets SET properties_version = 1 WHERE kind = 'real';
      UPDATE datasets SET
        frame_count = (SELECT count(*) FROM frames WHERE dataset = datasets.id),
        skin_sum = (SELECT total(skin_share) FROM frames WHERE dataset = datasets.id);

      CREATE TRIGGER frames_added AFTER INSERT ON frames BEGIN
        UPDATE datasets SET frame_count = frame_count + 1, skin_sum = skin_sum + NEW.skin_share WHERE id = NEW.dataset;
      END;
      CREATE TRIGGER frames_removed AFTER DELETE ON frames BEGIN
        UPDATE datasets SET frame_count = frame_count - 1, skin_sum = skin_sum - OLD.skin_share WHERE id = OLD.dataset;
      END;
      CREATE TRIGGER frames_changed AFTER UPDATE OF skin_share ON frames BEGIN
        UPDATE datasets SET skin_sum = skin_sum - OLD.skin_share + NEW.skin_share WHERE id = NEW.dataset;
      END;
    `);
  },
};
