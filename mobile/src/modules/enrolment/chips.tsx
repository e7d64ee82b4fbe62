interface Props<T extends string> {
  label: string;
  word: (one: T) => string;
  all: readonly T[];
  chosen: readonly T[];
  onChange: (next: T[]) => void;
}

/** Several of a few, each one tap; none is fine too. */
export const Chips = <T extends string>({ label, word, all, chosen, onChange }: Props<T>) => (
  <fieldset className="field">
    <legend>{label}</legend>
    <span className="wrap">
      {all.map((one) => {
        const isChosen = chosen.includes(one);
        return (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={isChosen}
            onClick={() => onChange(isChosen ? chosen.filter((other) => other !== one) : [...chosen, one])}
          >
            {word(one)}
          </button>
        );
      })}
    </span>
  </fieldset>
);
