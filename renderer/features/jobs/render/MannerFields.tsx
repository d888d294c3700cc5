import { Checkbox } from '@mantine/core';
import type { RenderForecast } from '../../../../shared/contract/rendering.ts';
import { texts } from '../../../texts/render.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Fact, Row } from '../../../ui/Row.tsx';
import styles from './manner.module.css';
import { useManner } from './manner.ts';

const { manner: words } = texts;

interface MannerFieldsProps {
  readonly forecast: RenderForecast | undefined;
  readonly evenIfFull: boolean;
  readonly onEvenIfFull: (even: boolean) => void;
}

/** How a rendering uses the machine, and what it will take: workers, device, time, space. */
export function MannerFields({ forecast, evenIfFull, onEvenIfFull }: MannerFieldsProps) {
  const { workers, device = 'auto' } = useManner();
  if (forecast === undefined) return null;
  const { disk } = forecast;
  const needed = formatBytes(disk.bytesNeeded ?? 0);
  return (
    <>
      <Row label={words.workers} hint={words.workersHint}>
        <NumberField
          label={words.workers}
          value={workers ?? forecast.workers}
          initial={forecast.workers}
          min={1}
          max={Math.min(64, Math.max(forecast.mostWorkers, workers ?? 1))}
          step={1}
          digits={0}
          integer
          onChange={(next) => {
            useManner.setState({ workers: next === forecast.workers ? undefined : next });
            return null;
          }}
        />
      </Row>
      <Row label={words.device}>
        <Choice
          label={words.device}
          value={device}
          onChange={(next) => useManner.setState({ device: next === 'auto' ? undefined : next })}
          options={forecast.devices.map((value) => ({
            value,
            label:
              value === 'auto'
                ? words.automatic(words.devices[forecast.device.toLowerCase()] ?? forecast.device)
                : (words.devices[value] ?? value),
          }))}
        />
      </Row>
      <dl className={styles.facts}>
        <Fact label={words.time}>
          {forecast.seconds === null ? <em>{words.noTime}</em> : words.takes(formatDuration(forecast.seconds))}
        </Fact>
        <Fact label={texts.space}>
          {words.space(needed, formatBytes(disk.freeBytes))}{' '}
          <em>{forecast.basis === null ? words.typical : words.fromDataset(forecast.basis)}</em>
        </Fact>
      </dl>
      {disk.fit === 'tight' ? <p className={styles.warning}>{words.tight}</p> : null}
      {disk.fit === 'full' ? (
        <>
          <p className={styles.warning}>{words.full}</p>
          <Checkbox label={words.evenIfFull} checked={evenIfFull} onChange={(event) => onEvenIfFull(event.currentTarget.checked)} />
        </>
      ) : null}
    </>
  );
}
