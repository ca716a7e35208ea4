import { fontFamily, type Palette } from '../shared/theme';
import { adaptiveType, isDial, plainLines, speaker, type Activity, type Card } from './activities';

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
  payload?: { activity?: Activity };
}

/**
 * Store middleware: buttons that dial are drawn in the colour of danger, and screen readers hear who speaks. Web Chat's
 * live region knows "bot" and "you" only, and would not tell a nurse from the assistant.
 */
export const dressed = () => (next: (action: Incoming) => unknown) => (action: Incoming) => {
  const { activity } = action.payload ?? {};
  if (action.type !== 'DIRECT_LINE/INCOMING_ACTIVITY' || activity?.type !== 'message') return next(action);
  return next({ ...action, payload: { ...action.payload, activity: dress(activity) } });
};

function dress(activity: Activity): Activity {
  const attachments = activity.attachments?.map((attachment) =>
    attachment.contentType === adaptiveType
      ? { ...attachment, content: withStyle(attachment.content as Card) }
      : attachment,
  );
  const spoken = [`${speaker(activity)}:`, ...plainLines(activity)].join('\n');
  return {
    ...activity,
    ...(attachments ? { attachments } : {}),
    channelData: { ...activity.channelData, 'webchat:fallback-text': spoken },
  };
}

function withStyle(card: Card): Card {
  if (!Array.isArray(card.actions)) return card;
  return {
    ...card,
    actions: card.actions.map((action) => (isDial(action.url) ? { ...action, style: 'destructive' } : action)),
  };
}
