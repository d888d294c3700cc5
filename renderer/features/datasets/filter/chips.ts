import type { FrameFilter } from '../../../../shared/domain/dataset/frameFilter.ts';
import { NumberProperty, WordProperty } from '../../../../shared/domain/dataset/frameProperties.ts';
import { texts } from '../../../texts/frames.ts';
import { formatCount } from '../../../ui/format.ts';
import { formatRange } from '../properties.ts';
import { formatSide } from './SplitSides.tsx';
import { formatWord } from './WordList.tsx';

/** One condition of a filter in words, and the filter without it. */
interface Chip {
  readonly key: string;
  readonly text: string;
  readonly without: Partial<FrameFilter>;
}

/** The conditions of a filter, each to be taken away alone. */
export function chipsOf(filter: FrameFilter): Chip[] {
  const { ranges, words, splits, backgrounds, tags, text, missing, frames, except } = filter;
  return [
    ...(text === '' ? [] : [{ key: 'text', text: texts.named(text), without: { text: '' } }]),
    ...tags.with.map((tag) => {
      const rest = tags.with.filter((one) => one !== tag);
      return { key: `tag ${tag}`, text: tag, without: { tags: { ...tags, with: rest } } };
    }),
    ...tags.without.map((tag) => {
      const rest = tags.without.filter((one) => one !== tag);
      return { key: `no tag ${tag}`, text: texts.without(tag), without: { tags: { ...tags, without: rest } } };
    }),
    ...WordProperty.options.flatMap((property): Chip[] => {
      const { [property]: wanted, ...rest } = words;
      if (wanted === undefined) return [];
      return [{ key: property, text: `${texts.properties[property]}: ${wanted.map(formatWord).join(', ')}`, without: { words: rest } }];
    }),
    ...NumberProperty.options.flatMap((property): Chip[] => {
      const { [property]: range, ...rest } = ranges;
      if (range === undefined) return [];
      return [{ key: property, text: `${texts.properties[property]} ${formatRange(property, range)}`, without: { ranges: rest } }];
    }),
    ...Object.entries(splits).map(([name, sides]): Chip => {
      const { [name]: _, ...rest } = splits;
      return { key: `split ${name}`, text: `${texts.ofSplit(name)}: ${sides.map(formatSide).join(', ')}`, without: { splits: rest } };
    }),
    ...(backgrounds.length === 0
      ? []
      : [{ key: 'backgrounds', text: `${texts.background}: ${backgrounds.length}`, without: { backgrounds: [] } }]),
    ...(missing === null ? [] : [{ key: 'missing', text: texts.missing, without: { missing: null } }]),
    ...(frames === null ? [] : [{ key: 'frames', text: texts.chosenOnly(formatCount(frames.length)), without: { frames: null } }]),
    ...(except.length === 0 ? [] : [{ key: 'except', text: texts.leftOut(formatCount(except.length)), without: { except: [] } }]),
  ];
}
