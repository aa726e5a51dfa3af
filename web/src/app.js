// Progressive enhancement only: every page works without this file.
import "@digdir/designsystemet-web/clickdelegatefor";
import "@digdir/designsystemet-web/details";
import "@digdir/designsystemet-web/dialog";
import "@digdir/designsystemet-web/ds-error-summary";
import "@digdir/designsystemet-web/ds-field";
import "@digdir/designsystemet-web/ds-pagination";
import "@digdir/designsystemet-web/ds-suggestion";
import "@digdir/designsystemet-web/ds-tabs";
import "@digdir/designsystemet-web/fieldset";
import "@digdir/designsystemet-web/invokers";
import "@digdir/designsystemet-web/popover";
import "@digdir/designsystemet-web/toggle-group";
import { startLive } from "./live.js";
import { startWaitClocks } from "./wait-clock.js";

window.dsWarnings = false;
startWaitClocks(document);
startLive(document);
