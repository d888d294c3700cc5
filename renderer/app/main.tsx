import './zodConfig.ts';
import '@mantine/core/styles.css';
import '../ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepHistory } from '../features/design/history/keptHistory.ts';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root element.');
keepHistory();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
