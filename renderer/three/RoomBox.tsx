import { memo, useEffect, useMemo, useState } from 'react';
import { BackSide, Color, RepeatWrapping, SRGBColorSpace, type Texture, TextureLoader } from 'three';
import type { Material } from '../../shared/domain/scene/spec/material.ts';
import type { Room } from '../../shared/domain/scene/spec/room.ts';
import { boxEdges } from './boxEdges.ts';
import { Lines } from './Lines.tsx';
import { selectable, unseen } from './selectable.ts';
import type { ViewTokens } from './useViewTokens.ts';

type Side = Room['walls'][number]['side'];

/** Where a picture hangs: centre, turn, and which of the room's sizes it spans. Its face looks into the room. */
function hanging(side: Side, [width, depth, height]: Room['size']) {
  const inset = 0.01;
  switch (side) {
    case 'back':
      return { position: [0, depth / 2 - inset, height / 2], rotation: [Math.PI / 2, 0, 0], size: [width, height] } as const;
    case 'front':
      return { position: [0, -depth / 2 + inset, height / 2], rotation: [-Math.PI / 2, 0, 0], size: [width, height] } as const;
    case 'left':
      return { position: [-width / 2 + inset, 0, height / 2], rotation: [Math.PI / 2, Math.PI / 2, 0], size: [depth, height] } as const;
    case 'right':
      return { position: [width / 2 - inset, 0, height / 2], rotation: [Math.PI / 2, -Math.PI / 2, 0], size: [depth, height] } as const;
    default:
      return null;
  }
}

function tint(material: Material, towards: string): Color {
  return new Color(...material.colour).lerp(new Color(towards), 0.55);
}

interface RoomBoxProps {
  readonly room: Pick<Room, 'size' | 'walls'>;
  readonly tokens: ViewTokens;
  /** Address of the picture of an asset, where there is one to show. */
  readonly pictureOf: (asset: string) => string | null;
  readonly selected: boolean;
  readonly onSelect?: (() => void) | undefined;
}

/** The room seen from outside through its near walls, with what hangs on the far ones. */
export const RoomBox = memo(function RoomBox({ room, tokens, pictureOf, selected, onSelect }: RoomBoxProps) {
  const [width, depth, height] = room.size;
  const edges = useMemo(() => boxEdges([-width / 2, -depth / 2, 0], [width / 2, depth / 2, height]), [width, depth, height]);
  return (
    <group>
      <mesh position={[0, 0, height / 2]} {...selectable(onSelect)}>
        <boxGeometry args={[width, depth, height]} />
        <meshBasicMaterial color={tokens.wall} side={BackSide} />
      </mesh>
      <mesh position={[0, 0, 0.003]} raycast={unseen}>
        <planeGeometry args={[width, depth]} />
        <meshBasicMaterial color={tokens.floor} />
      </mesh>
      <Lines segments={edges} colour={selected ? tokens.accent : tokens.line} opacity={0.7} />
      {room.walls.map(({ side, picture }) => {
        const place = picture === null ? null : hanging(side, room.size);
        if (picture === null || place === null) return null;
        const { texture } = picture.material;
        const url = texture?.kind === 'picture' ? pictureOf(texture.asset) : null;
        const [across, high] = [place.size[0] * picture.cover, place.size[1] * picture.cover];
        // Of a photograph that cannot be shown only its place is known: a crossed frame, as in layouts.
        const isUnseen = texture?.kind === 'picture' && url === null;
        return (
          <group key={side} position={[...place.position]} rotation={[...place.rotation]}>
            {isUnseen ? <CrossedFrame width={across} height={high} colour={tokens.line} /> : null}
            <mesh raycast={unseen}>
              <planeGeometry args={[across, high]} />
              {url === null || texture?.kind !== 'picture' ? (
                <meshBasicMaterial color={isUnseen ? tokens.floor : tint(picture.material, tokens.wall)} />
              ) : (
                <Photograph url={url} crop={texture.crop} mirrored={texture.mirrored} until={tint(picture.material, tokens.wall)} />
              )}
            </mesh>
          </group>
        );
      })}
    </group>
  );
});

function CrossedFrame({ width, height, colour }: { readonly width: number; readonly height: number; readonly colour: string }) {
  const segments = useMemo(() => {
    const [x, y] = [width / 2, height / 2];
    const corners = [[-x, -y, 0.004] as const, [x, -y, 0.004] as const, [x, y, 0.004] as const, [-x, y, 0.004] as const] as const;
    const [a, b, c, d] = corners;
    return [a, b, b, c, c, d, d, a, a, c, b, d];
  }, [width, height]);
  return <Lines segments={segments} colour={colour} opacity={0.8} />;
}

interface PhotographProps {
  readonly url: string;
  /** u0, v0, u1, v1 from the lower left corner. */
  readonly crop: readonly [number, number, number, number];
  readonly mirrored: boolean;
  /** Colour of the surface until the photograph has come. */
  readonly until: Color;
}

/** The part of a photograph that hangs on the wall; plain until it has come, and where it cannot be had. */
function Photograph({ url, crop: [u0, v0, u1, v1], mirrored, until }: PhotographProps) {
  const [texture, setTexture] = useState<Texture | null>(null);
  useEffect(() => {
    // Not `useLoader`: a picture that fails, because the studio is starting again, would take the whole view down.
    // One that comes after another was asked for is not shown.
    let isAsked = true;
    const take = (loaded: Texture | null) => isAsked && setTexture(loaded);
    const loading = new TextureLoader().load(url, take, undefined, () => take(null));
    return () => {
      isAsked = false;
      loading.dispose();
    };
  }, [url]);
  const part = useMemo(() => {
    const part = texture?.clone() ?? null;
    if (part === null) return null;
    part.colorSpace = SRGBColorSpace;
    part.wrapS = RepeatWrapping;
    part.repeat.set((mirrored ? -1 : 1) * (u1 - u0), v1 - v0);
    part.offset.set(mirrored ? u1 : u0, v0);
    return part;
  }, [texture, u0, v0, u1, v1, mirrored]);
  useEffect(() => () => part?.dispose(), [part]);
  // The key makes the material anew when its picture comes: a shader without a map cannot take one.
  return <meshBasicMaterial key={part?.uuid ?? 'plain'} map={part} color={part === null ? until : '#ffffff'} />;
}
