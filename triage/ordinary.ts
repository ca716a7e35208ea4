/** Ordinary English words that are one letter away from a clinical one. They mean what they say. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `paint paid pair rain plain heard hearty cheat chess bread breadth saint paints stoke strike strode flood bloom sweet swear eight night
  light right sight might fight week wear couch rough tough dough though chose choice limp dumb block slack blank blink come comb brown drawn
  grown crown never lever fewer bills hills size string swing school stood would sound found round bound spelling smelling selling breeding
  rushing brushing lives gives wives cash crash wash more some sure staff stuff wearing hearing painted paused tables river lived live silver
  deliver hear heat angle bell jelly bitter better sharing taking making`
    .trim()
    .split(/\s+/),
);
