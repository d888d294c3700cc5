import type { Preset } from '../../../shared/domain/preset/schema.ts';
import type { Landmarks } from '../../../shared/domain/scene/camera/landmarks.ts';
import type { SceneSpec } from '../../../shared/domain/scene/spec.ts';
import type { ViewTokens } from '../../three/useViewTokens.ts';
import { useDesign } from './designStore.ts';
import { CameraHandles } from './handles/CameraHandles.tsx';
import { FocusHandles } from './handles/FocusHandles.tsx';
import { LampHandles } from './handles/LampHandles.tsx';
import { RoomHandles } from './handles/RoomHandles.tsx';
import { useSelection } from './selection.ts';

interface HandlesProps {
  readonly preset: Preset;
  readonly spec: SceneSpec;
  readonly landmarks: Landmarks;
  readonly tokens: ViewTokens;
}

/** What can be dragged of what is selected. */
export function Handles({ preset, spec, landmarks, tokens }: HandlesProps) {
  const selected = useSelection((state) => state.selected);
  const index = useDesign((state) => state.framing);
  const framing = preset.camera.framings[index];
  const { large } = preset.lights;
  switch (selected) {
    case 'camera':
      return framing === undefined ? null : <CameraHandles framing={framing} index={index} tokens={tokens} />;
    case 'focus':
      return framing === undefined ? null : <FocusHandles framing={framing} index={index} landmarks={landmarks} tokens={tokens} />;
    case 'large':
    case 'small': {
      const light = spec.lights[selected === 'large' ? 0 : large.count];
      if (light === undefined || preset.lights[selected].count === 0) return null;
      return <LampHandles preset={preset} group={selected} light={light} room={spec.room} person={landmarks.upperBody} tokens={tokens} />;
    }
    case 'room':
      return <RoomHandles preset={preset} tokens={tokens} />;
    default:
      return null;
  }
}
