/** A PIN of six digits. */
export const PinField = ({ id, label, value, onChange }: { id: string; label: string; value: string; onChange: (pin: string) => void }) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <input
      id={id}
      className="input digits"
      type="password"
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      value={value}
      onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, ''))}
    />
  </div>
);
