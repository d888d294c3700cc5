import { useMemo } from 'react';
import { subjectOf } from '../../../../shared/domain/scene/subject.ts';
import { Distribution } from '../../../charts/Distribution.tsx';
import { texts as design } from '../../../texts/design.ts';
import { texts } from '../../../texts/distributions.ts';
import { formatNumber } from '../../../ui/format.ts';
import { useDesign } from '../designStore.ts';
import { padded } from '../uniform.ts';
import { useAssets, useDrawn, useScene } from '../useScenes.ts';
import { AskedChart } from './AskedChart.tsx';
import { askedOf, clothesAsked, posesAsked } from './asked.ts';
import { triangularDensity, triangularQuantile } from './triangular.ts';

const metres = (value: number) => formatNumber(value, 2);

/** Body heights of one sex: triangular over the preset's range. */
export function HeightChart({ female }: { readonly female: boolean }) {
  const range = useDesign((state) => state.preset.person.height[female ? 'female' : 'male']);
  const draws = useDrawn().heights[female ? 'female' : 'male'];
  const person = subjectOf(useScene());
  const density = useMemo(() => triangularDensity(range), [range]);
  if (range.max - range.min < 1e-9) return <p className="hint">{design.quantiles.fixed(metres(range.min), 'm')}</p>;
  const span = padded(range, 0);
  const isOwn = person !== null && person.body.gender < 0.5 === female;
  return (
    <Distribution
      title={female ? texts.heightFemale : texts.heightMale}
      detail={design.draws(draws.length)}
      min={span.min}
      max={span.max}
      density={density}
      draws={draws}
      current={isOwn ? person.body.height : null}
      ticks={[range.min, (range.min + range.max) / 2, range.max]}
      format={metres}
    >
      {texts.triangular(metres(triangularQuantile(range, 0.25)), metres(triangularQuantile(range, 0.75)))}
    </Distribution>
  );
}

/** Everything that the discrete charts look at. */
function useShares() {
  const preset = useDesign((state) => state.preset);
  return { preset, drawn: useDrawn(), current: useScene(), assets: useAssets() };
}

export function ToneChart() {
  const { preset, drawn, current, assets } = useShares();
  const shares = useMemo(() => askedOf(preset, drawn, current, assets, 'skin type', (name) => name), [preset, drawn, current, assets]);
  return <AskedChart title={texts.tones} shares={shares} />;
}

export function ClothesChart() {
  const { preset, drawn, current } = useShares();
  const shares = useMemo(() => clothesAsked(preset, drawn, current), [preset, drawn, current]);
  return <AskedChart title={texts.clothes} shares={shares} />;
}

export function PoseChart() {
  const { preset, drawn, current, assets } = useShares();
  const shares = useMemo(() => posesAsked(preset, drawn, current, assets), [preset, drawn, current, assets]);
  return <AskedChart title={texts.poses} shares={shares} />;
}

/** What hangs on walls, and how often anything does. */
export function WallChart() {
  const { preset, drawn, current, assets } = useShares();
  const shares = useMemo(() => {
    const named = (group: string) => askedOf(preset, drawn, current, assets, group, (name) => texts.wall[name] ?? name);
    return [...named('backgrounds'), ...named('wall pictures')];
  }, [preset, drawn, current, assets]);
  return <AskedChart title={texts.walls} shares={shares} />;
}

export function FramingChart() {
  const { preset, drawn, current, assets } = useShares();
  const shares = useMemo(() => askedOf(preset, drawn, current, assets, 'framing', (name) => name), [preset, drawn, current, assets]);
  return shares.length < 2 ? null : <AskedChart title={texts.framings} shares={shares} />;
}
