import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { SystemStatus } from '../../../shared/contract/system.ts';
import type { Command } from '../../app/commands/command.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { statusQuery } from '../../client/queries.ts';
import { texts as renderTexts } from '../../texts/render.ts';
import { texts } from '../../texts/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { formatBytes } from '../../ui/format.ts';
import { Fact, Row } from '../../ui/Row.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { SetUpBlender } from '../tour/SetUpBlender.tsx';
import { NotifyRow } from './NotifyRow.tsx';
import styles from './settings.module.css';

const THEMES = (['auto', 'dark', 'light'] as const).map((value) => ({ value, label: texts.themes[value] }));

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function BlenderFacts({ blender }: { readonly blender: NonNullable<SystemStatus['blender']> }) {
  return (
    <dl>
      <Fact label={texts.version}>{blender.version}</Fact>
      <Fact label={texts.launcher}>{texts.launchers[blender.launcher] ?? blender.launcher}</Fact>
      <Fact label={texts.path}>{blender.path}</Fact>
      <Fact label={texts.denoiser}>{blender.denoiser ? texts.denoiserYes : texts.denoiserNo}</Fact>
      <Fact label={texts.devices}>{blender.devices.join(', ') || texts.noDevices}</Fact>
    </dl>
  );
}

function verdictOf({ usable, testing }: SystemStatus['providers'][number]): string {
  if (testing) return texts.testing;
  return usable ? texts.usable : texts.unusable;
}

/** What the studio found on this machine, and how it looks. */
export function SettingsWorkspace() {
  const { data: status, error, isFetching, refetch } = useQuery(statusQuery);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'settings.look', name: texts.lookAgain, group: texts.title, enabled: !isFetching, perform: () => void refetch() },
      ],
      [isFetching, refetch],
    ),
  );
  return (
    <>
      <Toolbar title={texts.title}>
        <Button hint={texts.lookAgainHint} disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? texts.looking : texts.lookAgain}
        </Button>
      </Toolbar>
      <div className={styles.page}>
        <div className={styles.column}>
          <Group title={texts.appearance}>
            <Row label={texts.theme}>
              <Choice label={texts.theme} value={colorScheme} options={THEMES} onChange={setColorScheme} />
            </Row>
          </Group>
          <Group title={renderTexts.notify.title}>
            <NotifyRow />
          </Group>
          {error === null ? null : <ErrorNote error={error} onRetry={() => void refetch()} />}
          {status === undefined ? null : (
            <>
              <Group title={texts.blender}>
                {status.blender === null ? <SetUpBlender problem={status.blenderProblem} /> : <BlenderFacts blender={status.blender} />}
                <p className="hint">{texts.blenderHint}</p>
              </Group>
              <Group title={texts.providers}>
                <dl>
                  {status.providers.map((provider) => (
                    <Fact key={provider.name} label={texts.deviceNames[provider.name] ?? provider.name}>
                      <span className={provider.usable ? styles.good : styles.dim}>{verdictOf(provider)}</span>
                      {provider.note === '' || provider.testing ? null : ` · ${provider.note}`}
                    </Fact>
                  ))}
                </dl>
              </Group>
              <Group title={texts.library}>
                <dl>
                  <Fact label={texts.folder}>{status.library}</Fact>
                  <Fact label={texts.free}>{formatBytes(status.freeBytes)}</Fact>
                </dl>
                <p className="hint">{texts.libraryHint}</p>
              </Group>
              <Group title={texts.about}>
                <dl>
                  <Fact label={texts.studioVersion}>{status.version}</Fact>
                  <Fact label={texts.shell}>{texts.shells[status.shell]}</Fact>
                </dl>
                <p className="hint">{texts.network}</p>
              </Group>
            </>
          )}
        </div>
      </div>
    </>
  );
}
