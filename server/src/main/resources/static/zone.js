// Nobody was asked yet where the school is: where the browser is comes nearest.
const zone = document.querySelector("select[name=zone]");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone?.value === "UTC" && [...zone.options].some((option) => option.value === here)) {
  zone.value = here;
}
