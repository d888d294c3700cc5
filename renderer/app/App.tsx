import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from '../client/queries.ts';
import { NextStepContext } from '../ui/nextStep.ts';
import { mantineVariables, theme } from '../ui/theme.ts';
import { Frame } from './shell/Frame.tsx';
import { nextStepOf } from './shell/nextStep.ts';

const schemes = localStorageColorSchemeManager({ key: 's2mgen.theme' });

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={mantineVariables} colorSchemeManager={schemes} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <NextStepContext value={nextStepOf}>
          <Frame />
        </NextStepContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}
