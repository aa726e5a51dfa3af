# Det kommandoen severity-simulate skriver.
simulering-tittel = Policy { $versjon } mot det som er registrert. Ingenting er endret.
simulering-utvalg = Mulige brudd på skalaen 2024-5 der normen ble passert { $fra } til { $til }: { $antall }. Avviste og de som et menneske har registrert, er ikke med.
simulering-fra-starten = fra starten
simulering-til-slutten = i dag
simulering-forst = Da normen ble passert: det som ble foreslått (rader), mot det policyen ville ha foreslått (kolonner)
simulering-slutt = Ved slutten av ventingen: det som sist ble foreslått (rader), mot det policyen ville ha foreslått (kolonner)
simulering-valgt = Det et menneske valgte (rader), mot det policyen ville ha foreslått ved slutten av ventingen (kolonner)
simulering-ingen-har-vurdert = Ingen har vurdert
simulering-regioner = Per region: antall, annet forslag da normen ble passert, annet forslag ved slutten, annet enn det et menneske valgte
simulering-liste = Per mulig brudd: region, foreslått først, ville blitt foreslått først, foreslått sist, ville blitt foreslått ved slutten, valgt
simulering-valgt-ingen = ingen
