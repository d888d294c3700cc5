import {
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Modal,
  Popover,
  Select,
  Switch,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import styles from './theme.module.css';

/** Mantine in our tokens: one size, one radius, one shadow; colours come from tokens.css. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontSizes: { xs: '12.5px', sm: '12.5px', md: '13px', lg: '15px', xl: '15px' },
  /** Mantine's greys as ours, for what it draws by itself: menus, dialogs, borders. */
  colors: { dark: ['#e8e8e6', '#c9cacb', '#a3a5a9', '#6f7278', '#34363b', '#313338', '#27282c', '#1e1f22', '#17181a', '#101113'] },
  defaultRadius: 5,
  cursorType: 'default',
  respectReducedMotion: true,
  shadows: { xs: 'none', sm: 'var(--shadow)', md: 'var(--shadow)', lg: 'var(--shadow)', xl: 'var(--shadow)' },
  components: {
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', color: 'var(--accent)', iconColor: 'var(--accent-text)' } }),
    Modal: Modal.extend({
      classNames: { title: styles.dialogTitle },
      defaultProps: { centered: true, padding: 16, transitionProps: { duration: 80 }, overlayProps: { opacity: 0.5 } },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } }),
    Select: Select.extend({
      classNames: { input: styles.input, option: styles.option, label: styles.label },
      defaultProps: { size: 'xs', allowDeselect: false, checkIconPosition: 'right' },
    }),
    Switch: Switch.extend({ defaultProps: { size: 'xs' } }),
    TextInput: TextInput.extend({ classNames: { input: styles.input }, defaultProps: { size: 'xs' } }),
    Textarea: Textarea.extend({ classNames: { input: styles.area, label: styles.label }, defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({
      classNames: { tooltip: styles.tooltip },
      defaultProps: { openDelay: 400, transitionProps: { duration: 60 }, withinPortal: true },
    }),
  },
});

export const mantineVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--s1)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--dim)',
    '--mantine-color-default': 'var(--s2)',
    '--mantine-color-default-hover': 'var(--s3)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-placeholder': 'var(--dim)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-color-error': 'var(--bad)',
  };
  return { variables: {}, dark: both, light: both };
};
