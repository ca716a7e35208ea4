import { fontFamily, type Palette } from '../shared/theme';

/** How Adaptive Cards are drawn. `attention` is the emergency card: it must not be missed, and must stay readable. */
export function hostConfig(palette: Palette) {
  const colours = (ink: string, soft: string) => {
    const pair = { default: ink, subtle: soft };
    return { default: pair, accent: pair, good: pair, warning: pair, attention: pair, light: pair, dark: pair };
  };
  const calm = { backgroundColor: palette.surface, foregroundColors: colours(palette.ink, palette.inkSoft) };
  return {
    fontFamily,
    fontSizes: { small: 14, default: 16, medium: 18, large: 21, extraLarge: 26 },
    fontWeights: { lighter: 400, default: 400, bolder: 700 },
    lineHeights: { small: 20, default: 24, medium: 26, large: 28, extraLarge: 32 },
    spacing: { small: 6, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    supportsInteractivity: true,
    containerStyles: {
      default: calm,
      emphasis: { ...calm, backgroundColor: palette.ground },
      attention: {
        backgroundColor: palette.danger,
        foregroundColors: colours(palette.dangerInk, palette.dangerInk),
      },
    },
    actions: {
      actionsOrientation: 'vertical',
      actionAlignment: 'stretch',
      buttonSpacing: 8,
      maxActions: 8,
      spacing: 'default',
    },
  };
}

interface Incoming {
  type: string;
  payload?: { activity?: { attachments?: Array<{ contentType?: string; content?: unknown }> } };
}
interface Dialling {
  actions?: Array<{ type: string; url?: string; style?: string }>;
}

/** Store middleware: buttons that dial a number are drawn in the colour of danger, so that they stand out in a card. */
export const prominentDialling = () => (next: (action: Incoming) => unknown) => (action: Incoming) => {
  const { activity } = action.payload ?? {};
  if (action.type !== 'DIRECT_LINE/INCOMING_ACTIVITY' || !activity?.attachments) return next(action);
  const attachments = activity.attachments.map((attachment) =>
    attachment.contentType === 'application/vnd.microsoft.card.adaptive'
      ? { ...attachment, content: withStyle(attachment.content as Dialling) }
      : attachment,
  );
  return next({ ...action, payload: { ...action.payload, activity: { ...activity, attachments } } });
};

function withStyle(card: Dialling): Dialling {
  if (!Array.isArray(card.actions)) return card;
  const dials = (url: string | undefined) => url?.startsWith('tel:') === true;
  return {
    ...card,
    actions: card.actions.map((action) => (dials(action.url) ? { ...action, style: 'destructive' } : action)),
  };
}
