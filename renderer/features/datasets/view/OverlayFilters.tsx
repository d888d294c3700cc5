import { PASS_INDEX, type Part } from '../../../../shared/domain/labels/passIndex.ts';

export const OUTLINE_FILTER = 'frame-outline';
export const PARTS_FILTER = 'frame-parts';

/** Skin in warm, cloth in cool, hair in green colours; parts beside each other differ in lightness too. */
const PART_COLOURS: Readonly<Record<Exclude<Part, 'background'>, string>> = {
  face: '#ff8a5c',
  body: '#e5484d',
  hand: '#ffc53d',
  foot: '#d6409f',
  lips: '#b3123f',
  nails: '#ffe6a3',
  scalpHair: '#4c9a5b',
  eyebrow: '#8fd19e',
  eyelash: '#2f6f3e',
  facialHair: '#b5d99c',
  eye: '#ffffff',
  garment: '#4f8cff',
  shoe: '#7aa2f7',
  hat: '#274b9f',
  glasses: '#9ad5ff',
  accessory: '#c792ea',
  mouth: '#7a1f2b',
  eyeSocket: '#5b2a2f',
};

/** Values of a channel for each of 256 greys, 0 … 1. */
function table(channel: 0 | 1 | 2): string {
  const values = new Array<string>(256).fill('0');
  for (const [part, colour] of Object.entries(PART_COLOURS)) {
    const index = PASS_INDEX[part as Part];
    values[index] = (Number.parseInt(colour.slice(1 + 2 * channel, 3 + 2 * channel), 16) / 255).toFixed(3);
  }
  return values.join(' ');
}

const TABLES = { red: table(0), green: table(1), blue: table(2) } as const;

/** Filters that overlays refer to: stand once in the page. */
export function OverlayFilters() {
  return (
    <svg width="0" height="0" aria-hidden style={{ position: 'absolute' }}>
      <filter id={OUTLINE_FILTER} x="0" y="0" width="1" height="1" colorInterpolationFilters="sRGB">
        <feColorMatrix in="SourceGraphic" type="luminanceToAlpha" result="mask" />
        <feMorphology in="mask" operator="dilate" radius="0.8" result="wide" />
        <feMorphology in="mask" operator="erode" radius="0.8" result="narrow" />
        <feComposite in="wide" in2="narrow" operator="out" result="edge" />
        <feFlood floodColor="#ff5a5f" />
        <feComposite in2="edge" operator="in" />
      </filter>
      <filter id={PARTS_FILTER} x="0" y="0" width="1" height="1" colorInterpolationFilters="sRGB">
        <feComponentTransfer in="SourceGraphic" result="coloured">
          <feFuncR type="discrete" tableValues={TABLES.red} />
          <feFuncG type="discrete" tableValues={TABLES.green} />
          <feFuncB type="discrete" tableValues={TABLES.blue} />
        </feComponentTransfer>
        {/* Background is 0; every other part becomes opaque. */}
        <feColorMatrix in="SourceGraphic" type="matrix" values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  255 0 0 0 0" result="shape" />
        <feComposite in="coloured" in2="shape" operator="in" />
      </filter>
    </svg>
  );
}
